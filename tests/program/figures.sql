-- One row per ladder, step and month, for the months asked about.
with asked as (select distinct month from calendar where is_asked),
month_end as (select month, max(day) as day from calendar group by month),
citizens as (
    select held.ladder, held.step, held.month, count(distinct held.person) as touching,
           sum(held.day = month_end.day) as at_end, count(*) as days
    from held join month_end on month_end.month = held.month group by 1, 2, 3),
granted as (
    select daily_cost.ladder, held.step, daily_cost.month, sum(ore) as committed,
           sum(case when daily_cost.step = held.step then ore else 0 end) as deciding,
           sum(case when is_frame then ore else 0 end) as frame
    from daily_cost join held using (person, ladder, day) group by 1, 2, 3),
paid as (
    select daily_posting.ladder, held.step, daily_posting.month, sum(ore) as posted
    from daily_posting join held using (person, ladder, day) group by 1, 2, 3)
select citizens.ladder, citizens.step, citizens.month, touching, at_end, days, coalesce(committed, 0) as committed,
       coalesce(deciding, 0) as deciding, coalesce(posted, 0) + coalesce(frame, 0) as actual
from citizens join asked using (month)
left join granted using (ladder, step, month)
left join paid using (ladder, step, month);
