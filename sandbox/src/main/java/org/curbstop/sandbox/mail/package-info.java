/** SMTP server of the sandbox, and the page that shows its mail. */
package org.curbstop.sandbox.mail;
