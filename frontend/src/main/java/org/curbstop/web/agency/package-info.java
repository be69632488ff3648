/** The desk of an assistance agency: its referrals, while the household's consent lasts, and whether it accepts new ones. */
package org.curbstop.web.agency;
