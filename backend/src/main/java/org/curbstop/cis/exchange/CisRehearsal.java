package org.curbstop.cis.exchange;

import java.io.PrintStream;

/**
 * Rehearses going live with a generated utility. The sandbox provides one; production builds have none. Found by
 * {@link java.util.ServiceLoader}.
 */
public interface CisRehearsal {

    /** @return number of differences found */
    int run(int accounts, long seed, PrintStream out) throws Exception;
}
