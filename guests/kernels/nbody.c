/* Five bodies under gravity: double arithmetic, square roots and divisions. */
#include "kernel.h"

typedef struct {
  double x, y, z, vx, vy, vz, mass;
} body;

static const double DAY = 365.24;
static body bodies[5];

static void start(void) {
  static const body first[5] = {
      {0, 0, 0, 0, 0, 0, 39.47841760435743},
      {4.84143144246472090, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694, 0.00769901118419740425,
       -0.0000690460016972063023, 0.000954791938424326609},
      {8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411324, 0.00499852801234917238,
       0.0000230417297573763929, 0.000285885980666130812},
      {12.8943695621391310, -15.1111514016986312, -0.223307578892655734, 0.00296460137564761618, 0.00237847173959480950,
       -0.0000296589568540237556, 0.0000436624404335156298},
      {15.3796971148509165, -25.9193146099879641, 0.179258772950371181, 0.00268067772490389322, 0.00162824170038242295,
       -0.0000951592254519715870, 0.0000515138902046611451}};
  double px = 0, py = 0, pz = 0;
  for (int i = 0; i < 5; i++) {
    bodies[i] = first[i];
    if (i > 0) {
      bodies[i].vx *= DAY, bodies[i].vy *= DAY, bodies[i].vz *= DAY;
      bodies[i].mass *= bodies[0].mass;
    }
    px += bodies[i].vx * bodies[i].mass;
    py += bodies[i].vy * bodies[i].mass;
    pz += bodies[i].vz * bodies[i].mass;
  }
  bodies[0].vx = -px / bodies[0].mass, bodies[0].vy = -py / bodies[0].mass, bodies[0].vz = -pz / bodies[0].mass;
}

static void advance(double dt) {
  for (int i = 0; i < 5; i++) {
    body *a = &bodies[i];
    for (int j = i + 1; j < 5; j++) {
      body *b = &bodies[j];
      double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
      double squared = dx * dx + dy * dy + dz * dz;
      double force = dt / (squared * __builtin_sqrt(squared));
      a->vx -= dx * b->mass * force, a->vy -= dy * b->mass * force, a->vz -= dz * b->mass * force;
      b->vx += dx * a->mass * force, b->vy += dy * a->mass * force, b->vz += dz * a->mass * force;
    }
  }
  for (int i = 0; i < 5; i++) {
    bodies[i].x += dt * bodies[i].vx;
    bodies[i].y += dt * bodies[i].vy;
    bodies[i].z += dt * bodies[i].vz;
  }
}

uint32_t run(uint32_t n) {
  start();
  for (uint32_t round = 0; round < n * 1000; round++) advance(0.01);
  double sum = 0;
  for (int i = 0; i < 5; i++) sum += bodies[i].x + bodies[i].vy;
  union {
    double value;
    uint64_t bits;
  } u = {sum};
  return (uint32_t)(u.bits ^ u.bits >> 32);
}
