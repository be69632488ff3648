/** The mail server of the pretend world. */
package org.curbstop.sandbox.mail;
