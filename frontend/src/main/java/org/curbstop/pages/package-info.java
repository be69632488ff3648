/** Plain pages: a flow as server-rendered HTML, one question a page; works without JavaScript. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility", "conversation"})
package org.curbstop.pages;
