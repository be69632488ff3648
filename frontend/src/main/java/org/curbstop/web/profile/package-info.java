/** The customer's profile, and the link between a login and a customer. */
package org.curbstop.web.profile;
