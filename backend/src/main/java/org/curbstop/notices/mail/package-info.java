/** Sends notices by e-mail (SMTP). */
package org.curbstop.notices.mail;
