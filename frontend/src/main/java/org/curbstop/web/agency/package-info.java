/** The desk of an assistance agency: its referrals, while the household's consent lasts, and whether it accepts new ones. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.agency;
