# Rscript multi_state.R ROWS.csv RESULT.bin estimate|error ROUNDS
# R survival's survfit on the rows of `paths`. Prints the seconds of each round; RESULT.bin holds, as doubles, the
# times, the probabilities row by row, the standard errors (for `error`) and the expected days over ten years.
arguments <- commandArgs(TRUE)
suppressMessages({library(data.table); library(survival)})
rows <- fread(arguments[1], sep = ";")
rows[, from := factor(from, levels = 1:6)]
rows[, event := factor(to, levels = 0:6, labels = c("censor", as.character(1:6)))]
with_error <- arguments[3] == "error"
for (round in seq_len(as.integer(arguments[4]))) {
  gc(FALSE)
  seconds <- system.time({
    fit <- survfit(Surv(t1, t2, event) ~ 1, data = rows, id = id, istate = from, se.fit = with_error)
    expected <- summary(fit, rmean = 10 * 365.25)$table[, "rmean"]
  })[3]
  cat(sprintf("%.6f\n", seconds))
}
to <- file(arguments[2], "wb")
writeBin(as.double(fit$time), to)
writeBin(as.vector(t(fit$pstate)), to)
if (with_error) writeBin(as.vector(t(fit$std.err)), to)
writeBin(as.double(expected), to)
close(to)
