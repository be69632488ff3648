package org.curbstop.audit;

/** How far the chain reached when last looked at: without it, cutting off the end would leave no trace. */
record Head(String id, long version, long number, String digest) {
    static final String ID = "head";
}
