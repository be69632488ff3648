/** Carries notices by e-mail. */
package org.curbstop.notices.mail;
