/** The frame around every view: the way in, the shell page, navigation, language and sign-out. */
package org.curbstop.web.layout;
