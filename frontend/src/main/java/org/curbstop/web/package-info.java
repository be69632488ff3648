/** What people see once signed in: views by capability, drawn by Vaadin; they ask capabilities and hold no rule of their own. */
@org.springframework.modulith.ApplicationModule
package org.curbstop.web;
