/** The desk of an assistance agency: its own referrals while the household's consent stands, and whether it takes more. */
package org.curbstop.web.agency;
