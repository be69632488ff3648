package org.curbstop.assistance.applications;

/**
 * Why somebody approves.
 *
 * @param why in their words, kept with the application
 * @param withoutPapers said explicitly, where documents are still missing
 */
public record ApprovalGrounds(String why, boolean withoutPapers) {

    private static final int LONGEST = 1_000;

    public ApprovalGrounds {
        why = why.strip();
    }

    boolean hasReason() {
        return !why.isEmpty() && why.length() <= LONGEST;
    }
}
