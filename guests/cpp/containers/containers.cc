// The C++ standard library: streams, containers, algorithms, closures.
#include <algorithm>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

struct Shape {
  virtual ~Shape() = default;
  virtual double area() const = 0;
  virtual std::string name() const = 0;
};
struct Circle : Shape {
  double r;
  explicit Circle(double r) : r(r) {}
  double area() const override { return 3.141592653589793 * r * r; }
  std::string name() const override { return "circle"; }
};
struct Box : Shape {
  double w, h;
  Box(double w, double h) : w(w), h(h) {}
  double area() const override { return w * h; }
  std::string name() const override { return "box"; }
};

int main() {
  std::map<std::string, int> counts;
  std::unordered_map<std::string, std::vector<int>> where;
  std::string word;
  int position = 0;
  while (std::cin >> word) {
    std::transform(word.begin(), word.end(), word.begin(), ::tolower);
    ++counts[word];
    where[word].push_back(position++);
  }
  for (const auto& [key, count] : counts) {
    std::cout << std::left << std::setw(8) << key << std::right << std::setw(3) << count << " at";
    for (int p : where[key]) std::cout << ' ' << p;
    std::cout << '\n';
  }
  std::vector<std::unique_ptr<Shape>> shapes;
  for (int i = 1; i <= 4; ++i) {
    if (i % 2) shapes.push_back(std::make_unique<Circle>(i));
    else shapes.push_back(std::make_unique<Box>(i, i + 0.5));
  }
  std::sort(shapes.begin(), shapes.end(), [](auto& a, auto& b) { return a->area() > b->area(); });
  for (auto& shape : shapes)
    std::cout << shape->name() << ' ' << std::fixed << std::setprecision(4) << shape->area() << '\n';
  std::vector<int> primes;
  std::vector<bool> composite(10000);
  for (int i = 2; i < 10000; ++i) {
    if (composite[i]) continue;
    primes.push_back(i);
    for (int j = i * i; j < 10000; j += i) composite[j] = true;
  }
  std::cout << primes.size() << " primes, sum " << std::accumulate(primes.begin(), primes.end(), 0L) << '\n';
  std::function<long(int)> factorial = [&](int n) -> long { return n < 2 ? 1 : n * factorial(n - 1); };
  std::ostringstream text;
  text << std::hex << std::showbase << factorial(10) << ' ' << std::scientific << 12345.678;
  std::cout << text.str() << '\n';
  std::set<std::string, std::greater<>> names{"alpha", "gamma", "beta"};
  for (auto& name : names) std::cout << name << ' ';
  std::cout << std::endl;
}
