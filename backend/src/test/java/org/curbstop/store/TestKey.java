package org.curbstop.store;

/** A key that is stored in no database. */
public final class TestKey {

    public static final KeyedDigest KEY = KeyedDigest.fromBase64("dGVzdHMgb25seTogdGhpcnR5LXR3byBieXRlcyBvZiBrZXku");

    private TestKey() {}
}
