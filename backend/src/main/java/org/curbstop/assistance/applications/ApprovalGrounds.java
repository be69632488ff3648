package org.curbstop.assistance.applications;

/**
 * Grounds for an approval.
 *
 * @param why reason, stored with the application
 * @param withoutDocuments explicit approval although documents are missing
 */
public record ApprovalGrounds(String why, boolean withoutDocuments) {

    private static final int MAX_LENGTH = 1_000;

    public ApprovalGrounds {
        why = why.strip();
    }

    boolean hasReason() {
        return !why.isEmpty() && why.length() <= MAX_LENGTH;
    }
}
