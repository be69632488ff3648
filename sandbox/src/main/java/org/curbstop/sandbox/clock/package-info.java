/** Moves the application's clock and immediately runs the jobs that became due. */
package org.curbstop.sandbox.clock;
