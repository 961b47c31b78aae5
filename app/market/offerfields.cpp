// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/offerfields.h"

#include <QCoreApplication>
#include <QList>

#include <algorithm>

namespace berth {
namespace {

using Kind = OfferField::Kind;

constexpr double gigabyte = 1000; // MB
constexpr double day = 24 * 60 * 60; // seconds

constexpr OfferField fields[] = {
    {"bw_nvlink"},
    {"compute_cap"},
    {"cpu_arch", Kind::Text},
    {"cpu_cores"},
    {"cpu_cores_effective"},
    {"cpu_ghz"},
    {"cpu_name", Kind::Text},
    {"cpu_ram", Kind::Number, gigabyte},
    {"cluster_id"},
    {"credit_discount_max"},
    {"cuda_max_good"},
    {"datacenter", Kind::Flag},
    {"direct_port_count"},
    {"disk_bw"},
    {"disk_name", Kind::Text},
    {"disk_space"},
    {"dlperf"},
    {"dlperf_per_dphtotal"},
    {"dph_base"},
    {"dph_total"},
    {"driver_version", Kind::Version},
    {"duration", Kind::Number, day},
    {"end_date"},
    {"external", Kind::Flag},
    {"flops_per_dphtotal"},
    {"geolocation", Kind::Text},
    {"georegion", Kind::Directive},
    {"gpu_arch", Kind::Text},
    {"gpu_display_active", Kind::Flag},
    {"gpu_frac"},
    {"gpu_lanes"},
    {"gpu_max_power"},
    {"gpu_max_temp"},
    {"gpu_mem_bw"},
    {"gpu_name", Kind::Text},
    {"gpu_ram", Kind::Number, gigabyte},
    {"gpu_total_ram", Kind::Number, gigabyte},
    {"has_avx", Kind::Flag},
    {"host_id"},
    {"hosting_type"},
    // The number that create takes. A filter on id itself matches nothing (FACTS, oddities).
    {"id", Kind::Number, 1, "ask_contract_id"},
    {"bundle_id"},
    {"inet_down"},
    {"inet_down_cost"},
    {"inet_up"},
    {"inet_up_cost"},
    {"machine_id"},
    {"min_bid"},
    {"mobo_name", Kind::Text},
    {"num_gpus"},
    {"nw_disk_avg_bw"},
    {"nw_disk_max_bw"},
    {"nw_disk_min_bw"},
    {"pci_gen"},
    {"pcie_bw"},
    {"public_ipaddr", Kind::Text},
    {"reliability"},
    {"rentable", Kind::Flag},
    {"rented", Kind::Flag},
    {"resource_type", Kind::Text},
    {"score"},
    {"start_date"},
    {"static_ip", Kind::Flag},
    {"storage_cost"},
    {"total_flops"},
    {"ubuntu_version", Kind::OrderedText},
    {"verification", Kind::Text},
    {"verified", Kind::Flag},
    {"vms_enabled", Kind::Flag},
};

struct OtherName
{
    const char *other;
    const char *name;
};

constexpr OtherName aliases[] = {
    {"ask_contract_id", "id"},
    {"cuda_vers", "cuda_max_good"},
    {"display_active", "gpu_display_active"},
    {"dlperf_usd", "dlperf_per_dphtotal"},
    {"dph", "dph_total"},
    {"flops_usd", "flops_per_dphtotal"},
    {"os_version", "ubuntu_version"},
    {"reliability2", "reliability"},
};

// Words that people try; they are told the field, not understood, or two spellings would grow into a dialect.
constexpr OtherName meanings[] = {
    {"bandwidth", "inet_down"},
    {"bid", "min_bid"},
    {"cap", "compute_cap"},
    {"cores", "cpu_cores_effective"},
    {"country", "geolocation"},
    {"cpu", "cpu_cores_effective"},
    {"cpus", "cpu_cores_effective"},
    {"cuda", "cuda_vers"},
    {"days", "duration"},
    {"disk", "disk_space"},
    {"disk_speed", "disk_bw"},
    {"download", "inet_down"},
    {"driver", "driver_version"},
    {"flops", "total_flops"},
    {"gpu", "gpu_name"},
    {"gpu_count", "num_gpus"},
    {"gpu_memory", "gpu_ram"},
    {"gpus", "num_gpus"},
    {"host", "host_id"},
    {"ip", "static_ip"},
    {"location", "geolocation"},
    {"machine", "machine_id"},
    {"memory", "cpu_ram"},
    {"name", "gpu_name"},
    {"nvlink", "bw_nvlink"},
    {"ports", "direct_port_count"},
    {"price", "dph"},
    {"ram", "cpu_ram"},
    {"region", "geolocation"},
    {"storage", "disk_space"},
    {"tflops", "total_flops"},
    {"upload", "inet_up"},
    {"vm", "vms_enabled"},
    {"vram", "gpu_ram"},
};

template <qsizetype N> const char *nameFor(const OtherName (&names)[N], QStringView word)
{
    const auto found = std::find_if(std::begin(names), std::end(names), [word](const OtherName &one) {
        return word.compare(QLatin1String(one.other), Qt::CaseInsensitive) == 0;
    });
    return found == std::end(names) ? nullptr : found->name;
}

// Letters to add, drop, change or swap with a neighbour (optimal string alignment).
int distance(QStringView a, QStringView b)
{
    const qsizetype width = b.size() + 1;
    QList<int> rows(3 * width);
    int *before = rows.data();
    int *last = before + width;
    int *now = last + width;
    for (qsizetype j = 0; j < width; ++j)
        last[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        now[0] = int(i);
        for (qsizetype j = 1; j < width; ++j) {
            const int change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        int *const oldest = before;
        before = last;
        last = now;
        now = oldest;
    }
    return last[width - 1];
}

constexpr qsizetype longestName = 40; // a longer word is no slip of a field's name

}

QString OfferField::unit() const
{
    if (factor == gigabyte)
        return QStringLiteral("GB");
    return factor == day ? QCoreApplication::translate("berth::OfferQuery", "days") : QString();
}

const OfferField *offerField(QStringView name)
{
    const char *alias = nameFor(aliases, name);
    const QString wanted = alias ? QString(QLatin1String(alias)) : name.toString();
    const auto found = std::find_if(std::begin(fields), std::end(fields), [&wanted](const OfferField &field) {
        return wanted.compare(QLatin1String(field.name), Qt::CaseInsensitive) == 0;
    });
    return found == std::end(fields) ? nullptr : found;
}

QString nearestOfferField(QStringView name)
{
    if (const char *meant = nameFor(meanings, name))
        return QLatin1String(meant);
    if (name.isEmpty() || name.size() > longestName)
        return {};
    const QString word = name.toString().toLower();
    QString nearest;
    int least = std::max(1, int(word.size()) / 3) + 1;
    for (const QString &known : offerFieldNames()) {
        if (const int far = distance(word, known); far < least) {
            least = far;
            nearest = known;
        }
    }
    return nearest;
}

QStringList offerFieldNames()
{
    QStringList names;
    for (const OfferField &field : fields)
        names << field.key();
    for (const OtherName &alias : aliases)
        names << QLatin1String(alias.other);
    names.sort();
    return names;
}

}
