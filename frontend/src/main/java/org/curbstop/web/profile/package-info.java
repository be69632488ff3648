/** The customer's profile, and the link between a login and a customer. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.profile;
