/** SMTP server of the sandbox, and the page that shows its mail. */
@org.jspecify.annotations.NullMarked
package org.curbstop.sandbox.mail;
