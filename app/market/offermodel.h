// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "market/cost.h"
#include "market/machineexperience.h"
#include "market/offermarks.h"
#include "market/pricestanding.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

#include <optional>
#include <vector>

namespace berth {

// Offers as a table, one a row, with the price worked out for the disk and the rental type of the form, and
// for what the person plans. What order they are in says nothing: OfferSortModel has one.
class OfferModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : quint8 {
        Gpu,
        Vram, // of one GPU
        PerHour, // running, with the disk; interruptible at the offer's lowest bid
        PerDay,
        ForPlan, // the planned hours and traffic, altogether
        Location,
        Reliability,
        Cuda,
        Download,
        Upload,
        Disk, // what the offer has, not what the form asks for
        Cpu,
        Ram,
        DlPerf,
        Tflops,
        DlPerfPerDollar, // for a dollar an hour, the disk paid
        PricePerDlPerf, // $/hour for a point of it
        PricePerTflop,
        DownloadPrice, // $/GB
        UploadPrice,
        DiskPrice, // $/GB/month
        Verified,
        TimeLeft,
        Yours, // marks, and own launches on the machine
        OnMachine, // how many of these offers are of one machine
        Machine,
        Id,
        ColumnCount,
    };
    Q_ENUM(Column)
    // Where the price stands among comparable offers, 0 (the cheapest) to 1; nothing where there are none.
    static constexpr int StandingRole = Qt::UserRole;

    explicit OfferModel(QObject *parent = nullptr);

    // Rows of offers that are there already stay, so that what is selected does; new ones are added at the
    // end. An offer that comes twice counts once.
    void setOffers(const QList<Offer> &offers);
    [[nodiscard]] const QList<Offer> &offers() const { return m_offers; }
    [[nodiscard]] const Offer &offerAt(int row) const { return m_offers.at(row); }
    [[nodiscard]] int rowOf(qint64 offerId) const; // or -1
    [[nodiscard]] HourlyCost costAt(int row) const;
    [[nodiscard]] std::optional<PlannedCost> plannedAt(int row) const; // nothing: the price isn't known
    // Micro-dollars an hour; a price that isn't known comes after all that are.
    [[nodiscard]] qint64 priceRank(int row) const;
    [[nodiscard]] double performancePerDollar(int row) const; // 0: not known
    [[nodiscard]] double pricePer(int row, double units) const; // dollars an hour for one; 0: not known
    [[nodiscard]] PriceStanding standingAt(int row) const;
    [[nodiscard]] int offersOnMachine(int row) const;

    void setDisk(double gigabytes);
    [[nodiscard]] double disk() const { return m_diskGb; }
    void setRentalType(RentalType type);
    [[nodiscard]] RentalType rentalType() const { return m_type; }
    void setPlan(const CostPlan &plan);
    [[nodiscard]] const CostPlan &plan() const { return m_plan; }

    void setMarks(const OfferMarks &marks);
    [[nodiscard]] const OfferMarks &marks() const { return m_marks; }
    void setExperiences(const MachineExperiences &experiences);
    [[nodiscard]] MachineExperience experienceAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString display(int row, int column) const;
    [[nodiscard]] QString money(int row, int column) const;
    [[nodiscard]] QString toolTip(int row, int column) const;
    [[nodiscard]] QString priceToolTip(int row) const;
    [[nodiscard]] QString planToolTip(int row) const;
    [[nodiscard]] QString yours(int row) const;
    [[nodiscard]] QString yoursToolTip(int row) const;
    [[nodiscard]] QString heading(int column) const;
    [[nodiscard]] static QString explanation(int column);
    [[nodiscard]] QList<std::pair<int, int>> runsWithout(const QHash<qint64, Offer> &fresh) const;
    void replaceAll(const QList<Offer> &offers);
    void removeRun(int first, int last);
    void refreshRows(const QHash<qint64, Offer> &fresh);
    void append(const QList<Offer> &offers);
    void pricesChanged();
    void yoursChanged();
    void forget(); // what was worked out from the offers

    QList<Offer> m_offers;
    double m_diskGb = 0;
    RentalType m_type = RentalType::OnDemand;
    CostPlan m_plan;
    OfferMarks m_marks;
    MachineExperiences m_experiences;
    // Worked out when first asked for; empty: not yet.
    mutable QHash<qint64, int> m_rowOf;
    mutable std::vector<PriceStanding> m_standings;
    mutable QHash<qint64, int> m_onMachine;
};

}
