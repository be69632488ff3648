/** Help with paying as a customer sees it: what fits, sending a request or an application, and what becomes of it. */
package org.curbstop.web.help;
