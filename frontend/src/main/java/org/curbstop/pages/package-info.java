/** Plain pages: a flow as server-rendered HTML, one question a page, and the chat; works without JavaScript. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility", "conversation", "accounts", "payments", "notices", "outages", "arrangements", "orders", "papers", "identity"})
package org.curbstop.pages;
