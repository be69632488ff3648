package org.curbstop.assistance;

import java.time.Instant;
import org.curbstop.documents.SentDocumentId;

/** A paper that was handed in. @param document key of the programme file: what it is to prove */
public record SubmittedDocument(String document, SentDocumentId paper, Instant at) {}
