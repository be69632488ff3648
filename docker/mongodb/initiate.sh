#!/bin/bash
# Makes the replica set, once; on a later start it finds it made. Add members by rs.add() when the town outgrows one.
set -euo pipefail
mongosh --quiet "mongodb://curbstop:${MONGODB_PASSWORD}@mongodb:27017/?authSource=admin&directConnection=true" --eval '
  try {
    rs.status();
    print("replica set rs0 stands");
  } catch (e) {
    if (e.codeName !== "NotYetInitialized") throw e;
    rs.initiate({_id: "rs0", members: [{_id: 0, host: "mongodb:27017"}]});
    print("replica set rs0 made");
  }
  while (!db.hello().isWritablePrimary) sleep(200);
'
