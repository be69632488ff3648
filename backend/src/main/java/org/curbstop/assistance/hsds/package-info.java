/** Reads agency directories in the Human Services Data Specification 3 (openreferral.org): its JSON profiles and its CSV tables. */
@org.jspecify.annotations.NullMarked
package org.curbstop.assistance.hsds;
