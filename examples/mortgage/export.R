# Writes hmda-boston.csv from HMDA.rda of the R package AER (Debian: r-cran-aer).
# Usage: Rscript export.R path/to/HMDA.rda > hmda-boston.csv
arguments <- commandArgs(trailingOnly = TRUE)
load(arguments[1])
write.csv(HMDA, stdout(), row.names = FALSE, quote = FALSE)
