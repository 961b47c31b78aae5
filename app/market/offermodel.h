// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "market/cost.h"

#include <QAbstractTableModel>
#include <QList>

namespace berth {

// Offers as a table, one a row, with the price worked out for the disk and the rental type of the form.
class OfferModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : quint8 {
        Gpu,
        Vram, // of one GPU
        PerHour, // running, with the disk; interruptible at the offer's lowest bid
        PerDay,
        Location,
        Reliability,
        Cuda,
        Download,
        Upload,
        Disk, // what the offer has, not what the form asks for
        Cpu,
        Ram,
        DlPerf,
        DlPerfPerDollar, // for a dollar an hour, the disk paid
        Verified,
        Id,
        ColumnCount,
    };
    Q_ENUM(Column)
    // Numbers as numbers, for sorting; a price that isn't known comes after all that are.
    static constexpr int SortRole = Qt::UserRole;

    explicit OfferModel(QObject *parent = nullptr);

    void setOffers(const QList<Offer> &offers);
    [[nodiscard]] const QList<Offer> &offers() const { return m_offers; }
    [[nodiscard]] const Offer &offerAt(int row) const { return m_offers.at(row); }
    [[nodiscard]] HourlyCost costAt(int row) const;

    void setDisk(double gigabytes);
    [[nodiscard]] double disk() const { return m_diskGb; }
    void setRentalType(RentalType type);
    [[nodiscard]] RentalType rentalType() const { return m_type; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString display(const Offer &offer, int column) const;
    [[nodiscard]] QVariant sortKey(const Offer &offer, int column) const;
    [[nodiscard]] QString toolTip(const Offer &offer, int column) const;
    [[nodiscard]] QString priceToolTip(const Offer &offer) const;
    [[nodiscard]] HourlyCost costOf(const Offer &offer) const;
    [[nodiscard]] double performancePerDollar(const Offer &offer) const;
    void pricesChanged();

    QList<Offer> m_offers;
    double m_diskGb = 0;
    RentalType m_type = RentalType::OnDemand;
};

}
