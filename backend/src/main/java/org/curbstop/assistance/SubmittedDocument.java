package org.curbstop.assistance;

import java.time.Instant;
import org.curbstop.documents.SentDocumentId;

/** A document that was submitted. @param document key of the program file: what it is to prove */
public record SubmittedDocument(String document, SentDocumentId paper, Instant at) {}
