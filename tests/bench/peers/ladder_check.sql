-- The ladder of DEFINITIONS 4 in plain SQL, for the common `grants` workload: a day's step is the highest of those that
-- run; a grant's øre are rounded once a calendar year, half up (amounts are positive), and months and steps are
-- differences of rounded cumulative sums. @G@ is the workload, @OUT@ the answer: month;step;touching;at_end;days;ore.
create table g as select row_number() over () id, person_id p, (service_id // 5 + 1)::int step,
 ("start" - date '1970-01-01')::int s, coalesce(("end" - date '1970-01-01')::int + 1, 40000) e,
 (price * 100)::bigint ore, unit u
 from read_csv('@G@', delim=';', header=true, columns={'grant_id':'INT','person_id':'INT','service_id':'SMALLINT',
 'start':'DATE','end':'DATE','price':'DECIMAL(14,2)','unit':'VARCHAR'})
;
create table mon as select i::int - 24 m,
 ((date '2014-01-01' + to_months(i::int))::date - date '1970-01-01')::int ms,
 ((date '2014-01-01' + to_months(i::int + 1))::date - date '1970-01-01')::int me,
 (date_trunc('year', date '2014-01-01' + to_months(i::int))::date - date '1970-01-01')::int ys
 from range(144) t(i)
;
create table seg as
with d as (select p, s d from g union select p, e from g),
iv as (select p, d a, lead(d) over (partition by p order by d) b from d)
select iv.p, a, b, max(step) step from iv join g on g.p = iv.p and g.s <= a and g.e >= b where b is not null group by all
;
create table citizens as
select m, step, count(distinct p) touching, count(distinct case when b >= me then p end) at_end,
 sum(least(b, me) - greatest(a, ms)) as days
from seg join mon on a < me and b > ms where m >= 0 group by m, step
;
create table parts as
select g.id, g.ore, g.u, g.s, m, ms, me, seg.step, greatest(g.s, a, ms) x, least(g.e, b, me) y, greatest(g.s, ys) s0
from g join seg on seg.p = g.p and seg.a < g.e and seg.b > g.s
join mon on greatest(g.s, a) < me and least(g.e, b) > ms where m >= 0
;
create macro rounded(n, d) as (2 * n + d) // (2 * d)
;
create table kroner as
with h as (select parts.*, parts.me - parts.ms len, mon.m mh, mon.me - mon.ms hl, mon.me - s0 head
 from parts join mon on s0 >= mon.ms and s0 < mon.me),
c as (select m, step, case u
 when 'dag' then ore * (y - x)
 when 'uge' then rounded(ore * (y - s0), 7) - rounded(ore * (x - s0), 7)
 when 'maaned' then case when mh = m then rounded(ore * (y - s0), len) - rounded(ore * (x - s0), len)
  else rounded(ore * (((m - mh - 1) * hl + head) * len + (y - ms) * hl), hl * len)
  - rounded(ore * (((m - mh - 1) * hl + head) * len + (x - ms) * hl), hl * len) end
 else case when x <= s and s < y then ore else 0 end end ore from h)
select m, step, sum(ore)::bigint ore from c group by m, step
;
copy (select m, step, touching, at_end, days, coalesce(ore, 0) from citizens left join kroner using (m, step)
 order by m, step) to '@OUT@' (delimiter ';', header false)
;
