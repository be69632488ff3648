package org.curbstop.cis.exchange;

import java.io.PrintStream;

/**
 * Rehearses going live with a generated utility. The sandbox provides one; production builds have none. Found by
 * {@link java.util.ServiceLoader}.
 */
public interface CisRehearsal {

    /** Bills of the longest history, in months. */
    int MAX_MONTHS = 25;

    /**
     * @param months how many months of bills most accounts have, 1 to {@value #MAX_MONTHS}; one in twenty always has the longest history
     * @return number of differences found
     */
    int run(int accounts, int months, long seed, PrintStream out) throws Exception;
}
