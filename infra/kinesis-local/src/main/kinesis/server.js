// A Kinesis server on the loopback interface, for as long as standard input stays open.
const kinesalite = require('kinesalite');

const server = kinesalite({ createStreamMs: 0, deleteStreamMs: 0, shardLimit: 100 });
server.listen(0, '127.0.0.1', () => console.log('listening ' + server.address().port));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
