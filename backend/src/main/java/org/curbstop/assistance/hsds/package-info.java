/** Reads agency directories in the Human Services Data Specification 3 (openreferral.org): its JSON profiles and its CSV tables. */
package org.curbstop.assistance.hsds;
