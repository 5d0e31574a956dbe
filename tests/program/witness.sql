-- The ladder of DEFINITIONS 4 day by day, from what was delivered. Days are whole numbers and `stop` is the first day
-- after; amounts are øre. The tables delivered_* hold every row of every extract that can be read; `calendar` the days
-- asked about, from the first of January before them.

-- Rows in force (DEFINITIONS 2): of a full list what the latest extract says, and rows that had ended before the scope
-- of the first extract they are gone from. Equal keys get an ordinal.
create table children as
with numbered as (
    select *, row_number() over (partition by extract, number, case_no, service, facility, start
                                 order by stop, price, status, law, type) as ordinal
    from delivered_dubu_personer),
seen as (
    select *, max(extract) over (partition by number, case_no, service, facility, start, ordinal) as last
    from numbered)
select * from seen where extract = last and still_stands('dubu_personer', last, stop);

create table adults as
with numbered as (
    select *, row_number() over (partition by extract, number, service, facility, detail, start
                                 order by stop, status, law, area) as ordinal
    from delivered_sensum_indsatser),
seen as (
    select *, max(extract) over (partition by number, service, facility, detail, start, ordinal) as last
    from numbered)
select * from seen where extract = last and still_stands('sensum_indsatser', last, stop);

create table hours as
with numbered as (
    select *, row_number() over (partition by extract, number, service, facility, start
                                 order by stop, detail, hours_milli) as ordinal
    from delivered_sensum_timer),
seen as (
    select *, max(extract) over (partition by number, service, facility, start, ordinal) as last
    from numbered)
select * from seen where extract = last and still_stands('sensum_timer', last, stop);

-- Lists of changes: the latest word on each key.
create table tariffs as
with latest as (select facility, detail, start, max(extract) as extract from delivered_takster group by 1, 2, 3)
select distinct delivered_takster.* from delivered_takster natural join latest;

create table accounts as
select * from delivered_opus_psp as one
where extract = (select max(extract) from delivered_opus_psp as other
                 where other.psp is one.psp and other.cost_centre is one.cost_centre);

create table postings as
with numbered as (
    select *, row_number() over (partition by extract, reference order by ore, posted, start) as ordinal
    from delivered_opus_posteringer),
seen as (select *, max(extract) over (partition by reference, ordinal) as last from numbered)
select rowid as id, * from (select * from seen where extract = last);

-- A citizen whose number changed is one citizen.
create table renamed as select distinct former, number from delivered_cpr where former is not null;
create table persons as
select number, coalesce((select renamed.number from renamed where former = all_numbers.number), number) as person
from (select number from children union select number from adults union select number from hours
      union select number from postings where number is not null) as all_numbers;

create table grants as
select row_number() over () as id, * from (
    select persons.person, 'children' as ladder, law, type as kind, service, service as detail, facility, start, stop,
           price, quantity_milli, unit
    from children join persons using (number)
    where status not in ('Kladde', 'Forventet', 'Afslag') and stop > start
    union all
    select persons.person, case area when 'Handicap' then 'adults_disability' else 'adults_vulnerable' end, law, detail,
           service, detail, facility, start, stop, null, 1000, null
    from adults join persons using (number)
    where status not in ('Kladde', 'Bestilt', 'Afvist') and stop > start);
create index grants_by_person on grants (person);
create index tariffs_by_name on tariffs (facility, detail);
create table hours_of as select person, hours.* from hours join persons using (number);
create index hours_by_person on hours_of (person, service, detail, facility);

-- What holds on each day of a grant: a price of the case system with the factor of the day it began, else the tariff.
create table grant_days as
select grants.id as grant_id, grants.person, grants.ladder, grants.law, grants.kind, grants.facility, calendar.day,
       calendar.year, calendar.month, calendar.month_days, calendar.day = grants.start as is_first_day,
       grants.price is null as is_by_tariff, grants.price, grants.quantity_milli, grants.unit,
       (select hours_milli from hours_of
        where hours_of.person = grants.person and hours_of.service = grants.service
          and hours_of.detail = grants.detail and hours_of.facility = grants.facility
          and hours_of.start <= calendar.day and calendar.day < hours_of.stop
        order by hours_of.start desc limit 1) as hours_milli,
       (select tariffs.rowid from tariffs
        where tariffs.facility = grants.facility and tariffs.detail = grants.detail
          and tariffs.start <= case when grants.price is null then calendar.day else grants.start end
          and case when grants.price is null then calendar.day else grants.start end < tariffs.stop
        order by tariffs.start desc limit 1) as tariff
from grants join calendar on grants.start <= calendar.day and calendar.day < grants.stop;

create table priced as
select grant_days.grant_id, person, ladder, grant_days.facility, day, year, month, month_days, is_first_day,
       case when is_by_tariff then tariffs.price else grant_days.price end as price,
       case when is_by_tariff then tariffs.unit else grant_days.unit end as unit,
       case when is_by_tariff and tariffs.unit = 'time' then coalesce(hours_milli, 0)
            else quantity_milli end as quantity_milli,
       coalesce(factor_permille, 1000) as factor_permille,
       coalesce(settlement, '') = 'Ramme' as is_frame,
       case ladder
           when 'children' then step_of_child(law, kind)
           else step_of_adult(ladder, law, grant_days.facility, kind, hours_milli,
                              case when tariffs.unit = 'døgn' then tariffs.price end)
       end as step
from grant_days left join tariffs on tariffs.rowid = tariff;

create table held as
select person, ladder, day, month, max(step) as step from priced group by 1, 2, 3 having max(step) > 0;
create unique index held_by_day on held (person, ladder, day);

-- `daily_cost` is filled from `priced`: øre rounded once per grant and calendar year, a day is the difference of two sums.
create table daily_cost (grant_id int, person text, ladder text, day int, month text, step int, is_frame int, ore int);

-- Posted cost lies evenly on the inclusive days of its service period, else on those of its month.
create table placed_postings as
select postings.id, persons.person, ore,
       case when start is not null and stop > start then start else month_start(posted) end as start,
       case when start is not null and stop > start then stop else month_stop(posted) end as stop,
       case when function like '5.28.%' or function like '5.57.72' then 'children' else adult_ladder.ladder end as ladder
from postings
join persons using (number)
join accounts on accounts.psp = coalesce(postings.account, postings.cost_centre)
              or accounts.cost_centre = coalesce(postings.account, postings.cost_centre)
left join (select distinct person, ladder from grants where ladder <> 'children') as adult_ladder using (person)
where name not like 'Egen enhed%' and dranst = '1' and art not like '7%'
  and (function like '5.28.%' and not (function = '5.28.24' and grouping = '002')
       or function = '5.57.72' and grouping in ('009', '015', '016')
       or function like '5.38.%' and not (function in ('5.38.38', '5.38.39') and grouping = '200'));

create table daily_posting (person text, ladder text, day int, month text, ore int);
