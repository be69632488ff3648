package org.curbstop.cis;

/** How far an import is: all before {@code bytes} is stored and will not be read again. */
public record ImportProgress(ImportCounts counts, long bytes, long ofBytes) {}
