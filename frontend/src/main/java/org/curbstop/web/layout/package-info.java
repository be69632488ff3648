/** The layout around every view: security, the shell page, navigation, language and sign-out, and who is looking. */
package org.curbstop.web.layout;
