/** What people see once signed in: views by what people do, drawn by Vaadin; they ask capabilities and hold no rule of their own. */
@org.springframework.modulith.ApplicationModule
package org.curbstop.web;
