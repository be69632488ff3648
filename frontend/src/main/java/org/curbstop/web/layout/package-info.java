/** The layout around every view: security, app shell, navigation, language, sign-out, and the current user. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.layout;
