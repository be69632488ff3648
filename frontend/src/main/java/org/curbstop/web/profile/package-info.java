/** What people say about themselves, and which login is theirs. */
package org.curbstop.web.profile;
