/** Sends notices by email (SMTP). */
@org.jspecify.annotations.NullMarked
package org.curbstop.notices.mail;
