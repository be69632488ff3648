package org.curbstop.assistance;

import java.time.Instant;
import org.curbstop.documents.SentDocumentId;

/**
 * A document that was submitted.
 *
 * @param document key in the program file of what it proves
 */
public record SubmittedDocument(String document, SentDocumentId paper, Instant at) {}
