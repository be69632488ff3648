package org.curbstop.assistance;

import java.time.Instant;
import org.curbstop.papers.PaperId;

/** A paper that was handed in. @param document key of the programme file: what it is to prove */
public record Proof(String document, PaperId paper, Instant at) {}
