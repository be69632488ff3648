/** Sends notices by email (SMTP). */
package org.curbstop.notices.mail;
