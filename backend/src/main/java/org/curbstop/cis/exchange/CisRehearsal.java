package org.curbstop.cis.exchange;

import java.io.PrintStream;

/**
 * Rehearses going live with a generated utility; the sandbox has one, a production build has none. Found by
 * {@link java.util.ServiceLoader}.
 */
public interface CisRehearsal {

    /** @return how many differences were found */
    int run(int accounts, long seed, PrintStream out) throws Exception;
}
