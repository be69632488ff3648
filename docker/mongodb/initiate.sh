#!/bin/bash
# Makes the replica set, once, and the application's user, who may read and write its own database and nothing else. On a later start it finds both
# and sets the password anew, so that it can be changed. Add members by rs.add() when the town outgrows one.
set -euo pipefail
mongosh --quiet "mongodb://mongodb:27017/?directConnection=true" --eval '
  const secret = name => require("fs").readFileSync("/run/secrets/" + name, "utf8").trim();
  db.getSiblingDB("admin").auth("root", secret("mongodb-root-password"));
  try {
    rs.status();
    print("replica set rs0 stands");
  } catch (e) {
    if (e.codeName !== "NotYetInitialized") throw e;
    rs.initiate({_id: "rs0", members: [{_id: 0, host: "mongodb:27017"}]});
    print("replica set rs0 made");
  }
  while (!db.hello().isWritablePrimary) sleep(200);
  const own = db.getSiblingDB("curbstop");
  const user = {pwd: secret("mongodb-password"), roles: [{role: "readWrite", db: "curbstop"}]};
  if (own.getUser("curbstop")) {
    own.updateUser("curbstop", user);
  } else {
    own.createUser({user: "curbstop", ...user});
  }
'
