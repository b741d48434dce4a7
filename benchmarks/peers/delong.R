# pROC's areas and DeLong's variances on the rows of files: one timed run for each line on standard input.
suppressPackageStartupMessages(library(pROC))

files <- commandArgs(trailingOnly = TRUE)
rows <- file.size(files[3])
first <- readBin(files[1], "double", rows)
second <- readBin(files[2], "double", rows)
label <- readBin(files[3], "integer", rows, size = 1, signed = FALSE)

curve <- function(score) {
  roc(label, score, levels = c(0, 1), direction = "<", quiet = TRUE)
}
milliseconds <- function(work) {
  start <- proc.time()[["elapsed"]]
  force(work)
  1000 * (proc.time()[["elapsed"]] - start)
}
known <- list(curve(first), curve(second))

input <- file("stdin", "r")
while (length(line <- readLines(input, n = 1)) > 0) {
  value <- NULL
  took <- switch(line,
    # The curve, its area and its variance, from the rows.
    area = milliseconds(value <- { one <- curve(first); c(one$auc, var(one, method = "delong")) }),
    # The variance alone, of a curve that stands already.
    variance = milliseconds(value <- var(known[[1]], method = "delong")),
    # Two curves, and DeLong's test of them.
    paired = milliseconds(value <- {
      test <- roc.test(curve(first), curve(second), method = "delong", paired = TRUE)
      c(test$statistic, test$p.value)
    })
  )
  values <- paste0("\"value", seq_along(value), "\":", sprintf("%.17g", value), collapse = ",")
  cat(sprintf(
    "{\"milliseconds\":%.17g,%s,\"pROC\":\"%s\",\"R\":\"%s.%s\"}\n",
    took, values, packageVersion("pROC"), R.version$major, R.version$minor
  ))
  flush(stdout())
}
