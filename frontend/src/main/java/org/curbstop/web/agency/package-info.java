/** What the people of an assistance agency see: their own referrals while the household's consent stands, and whether they take more. */
package org.curbstop.web.agency;
