# Writes credit-data.csv from the data of the R package modeldata (Debian: r-cran-modeldata).
# Usage: Rscript export.R path/to/modeldata/data/Rdata > credit-data.csv
arguments <- commandArgs(trailingOnly = TRUE)
data <- new.env()
invisible(lazyLoad(arguments[1], envir = data, filter = function(name) name == "credit_data"))
write.csv(data$credit_data, stdout(), row.names = FALSE, quote = FALSE)
