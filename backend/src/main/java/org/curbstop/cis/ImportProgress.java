package org.curbstop.cis;

/** Progress of an import. Everything before {@code bytes} is stored and will not be read again. */
public record ImportProgress(ImportCounts counts, long bytes, long ofBytes) {}
