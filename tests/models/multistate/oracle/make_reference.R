# Writes the synthetic stays beside this script and what R's survival says of them; the tests read both and need no R.
#   Rscript make_reference.R        (r-cran-survival 3.5.3)
# Forty people on three steps and an absorbing fourth state, on whole days with many ties, some entering late, steps
# emptying now and then. Columns: states counted from 0, `to` empty where the stay's end was not seen.
library(survival)
set.seed(20240229)
horizon <- 60
rows <- do.call(rbind, lapply(1:40, function(id) {
  state <- sample(1:3, 1, prob = c(.6, .3, .1)); time <- sample(c(0, 0, 0, 3, 7, 20), 1); last <- time + sample(5:70, 1)
  stays <- NULL
  while (time < last) {
    until <- time + 1 + rgeom(1, .12)
    to <- if (until > last) 0 else sample(setdiff(1:4, state), 1)
    stays <- rbind(stays, data.frame(id = id, t1 = time, t2 = min(until, last), from = state, to = to))
    if (to == 0 || to == 4) break
    state <- to; time <- until
  }
  stays
}))
write.table(transform(rows, from = from - 1, to = ifelse(to == 0, "", to - 1)), "stays.csv", sep = ",",
            row.names = FALSE, quote = FALSE)
rows$event <- factor(rows$to, 0:4, c("none", 1:4)); rows$from <- factor(rows$from, 1:4)
fit <- function(...) survfit(Surv(t1, t2, event) ~ 1, rows, id = id, istate = from, ...)
number <- function(x) format(x, digits = 17, scientific = TRUE, trim = TRUE)
curve <- function(f, name) write.table(number(cbind(f$time, f$pstate, f$std.err)), name, sep = ",", quote = FALSE,
  row.names = FALSE, col.names = c("time", paste0("p", 0:3), paste0("se", 0:3)))
curve(fit(), "observed_start_given.csv")
# In 3.5.3 the start's own uncertainty enters std.err only when the influence is asked for.
sampled <- fit(influence = TRUE)
curve(sampled, "observed_start_sampled.csv")
curve(fit(p0 = c(0, 1, 0, 0)), "from_state_1.csv")
# Expected days up to the horizon and their error: the influence on the area under each step curve.
area <- function(influence, times) {          # influence: people x (start and times) x states
  at <- c(0, times[times < horizon]); width <- diff(c(at, horizon))
  apply(influence[, seq_along(at), ], 3, function(u) u %*% width)
}
expected <- function(f) {
  at <- c(0, f$time[f$time < horizon]); width <- diff(c(at, horizon))
  days <- colSums(rbind(f$p0, f$pstate)[seq_along(at), ] * width)
  rbind(days, sqrt(colSums(area(f$influence.pstate, f$time)^2)))
}
start <- fit(p0 = c(0, 1, 0, 0), influence = TRUE)
write.table(number(rbind(expected(sampled), expected(start))), "expected_days.csv", sep = ",", quote = FALSE, row.names = FALSE,
            col.names = paste0("state", 0:3))
# Cumulative intensity of each move as an ordinary survival curve: that move is the event, all else censors.
hazard <- do.call(rbind, lapply(1:3, function(h) do.call(rbind, lapply(setdiff(1:4, h), function(k) {
  d <- rows[rows$from == h, ]; f <- survfit(Surv(t1, t2, to == k) ~ 1, d, robust = FALSE, id = seq_len(nrow(d)))
  i <- f$n.event > 0
  if (any(i)) data.frame(from = h - 1, to = k - 1, time = f$time[i], value = f$cumhaz[i], se = f$std.chaz[i])
}))))
write.table(cbind(hazard[, 1:3], number(hazard[, 4:5])), "cumulative_intensity.csv", sep = ",", quote = FALSE, row.names = FALSE)
# Durations: every first stay with a delayed entry, ended by any move.
first <- rows[!duplicated(rows$id), ]
km <- survfit(Surv(t1, t2, to > 0) ~ 1, first)
write.table(cbind(km$time, km$n.risk, km$n.event, number(cbind(km$surv, km$std.err * km$surv))), "kaplan_meier.csv",
            sep = ",", quote = FALSE, row.names = FALSE, col.names = c("time", "at_risk", "events", "survival", "se"))
