/** Plain pages: a flow as server-rendered HTML, one question a page; works without JavaScript. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility", "conversation", "accounts", "payments"})
package org.curbstop.pages;
